"""The pages, visited over a real socket."""
