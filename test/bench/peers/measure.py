# Runs a program and says on standard error what it cost: wall and processor time in ms and
# the most memory it held in MiB. The kernel counts this process's own memory at the moment
# of starting in, so less than that is not seen; `floor_mb` says how much it is.
import json
import os
import resource
import sys
import time


def highest():
    """MiB of this process alone: the usual figure counts the parent's memory in."""
    try:
        with open("/proc/self/status") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


floor = highest()
began = time.perf_counter()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
wall = time.perf_counter() - began
figures = {
    "wall_ms": wall * 1000,
    "cpu_ms": (used.ru_utime + used.ru_stime) * 1000,
    "rss_mb": used.ru_maxrss / 1024,
    "floor_mb": floor,
    "status": os.waitstatus_to_exitcode(status),
}
print("\n" + json.dumps(figures), file=sys.stderr)
