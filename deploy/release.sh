#!/usr/bin/env bash
# Makes dist/culmina-VERSION.tar.gz: culmina and all that it needs as wheels, for the Pythons of Debian
# 12 and 13 on amd64, with one lock over all of them. It is tried far from the checkout before it counts.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:?the Python of the development environment}
PYTHONS="3.11 3.13" # Debian 12, Debian 13
# From the newest platform that both Debians have to the oldest that wheels are made for.
PLATFORMS="manylinux_2_34 manylinux_2_28 manylinux_2_27 manylinux_2_26 manylinux_2_17 manylinux2014"

version=$("$python" -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')
name=culmina-$version
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
made=$work/$name
mkdir -p "$made/wheels" dist

"$python" -m venv "$work/pip" # uv leaves the development environment without pip
for one in $PYTHONS; do
    "$python" deploy/lock_for.py "$one" requirements.lock >"$work/requirements-$one"
    "$work/pip/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps \
        --require-hashes --only-binary :all: --implementation cp --python-version "$one" \
        $(printf -- '--platform %s_x86_64 ' $PLATFORMS) --requirement "$work/requirements-$one" --dest "$made/wheels"
done
"$python" -m hatchling build --target wheel --directory "$made/wheels" >/dev/null 2>&1
own=$(sha256sum "$made/wheels/culmina-$version"-*.whl)
{
    cat requirements.lock
    printf 'culmina==%s \\\n    --hash=sha256:%s\n' "$version" "${own%% *}"
} >"$made/requirements.lock"
cp -r LICENSE README.md CHANGELOG.md config.example.toml docs "$made/"
mkdir "$made/deploy"
cp deploy/Containerfile deploy/compose.yaml deploy/compose.workers.yaml "$made/deploy/"

# The smoke test: an environment of its own, no index, another folder, and the whole demonstration.
tried=0
for one in $PYTHONS; do
    if ! "python$one" -c "" 2>/dev/null; then
        echo "not tried with Python $one: it is not on this machine" >&2
        continue
    fi
    "python$one" -m venv "$work/trial-$one"
    "$work/trial-$one/bin/python" -m pip install --quiet --disable-pip-version-check --no-index \
        --find-links "$made/wheels" --no-deps --require-hashes --requirement "$made/requirements.lock"
    mkdir "$work/elsewhere-$one"
    (
        cd "$work/elsewhere-$one"
        unset PYTHONPATH
        "$work/trial-$one/bin/culmina" --version
        "$work/trial-$one/bin/culmina" init --name "Alcaldía de Puerto Esperanza" >/dev/null
        "$work/trial-$one/bin/culmina" demo >/dev/null
    )
    echo "tried with Python $one"
    tried=1
done
[ "$tried" = 1 ] || exit 1

tar --create --gzip --sort=name --owner=0 --group=0 --numeric-owner \
    --mtime="@$(git log -1 --format=%ct)" --file "dist/$name.tar.gz" --directory "$work" "$name"
(cd dist && sha256sum "$name.tar.gz" | tee "$name.tar.gz.sha256")
