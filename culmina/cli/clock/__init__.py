"""Commands about what goes out and when: passes, digests, queues, the trial, and why."""
