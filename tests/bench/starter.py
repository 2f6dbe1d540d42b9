"""Starts a command, waits for it, and prints what it took as a line of JSON: imports nothing that takes memory."""

import json
import os
import sys
import time

start = time.perf_counter()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(pid, 0)
wall = time.perf_counter() - start
unit = 1 if sys.platform == "darwin" else 1024
cpu = usage.ru_utime + usage.ru_stime
print()
print(json.dumps({"wall": wall, "cpu": cpu, "peak_rss": usage.ru_maxrss * unit}))
sys.exit(os.waitstatus_to_exitcode(status) != 0)
