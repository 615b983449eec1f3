"""Runs a command several times: prints the median time in milliseconds, the greatest resident memory in MB and the exit code."""

import os
import statistics
import subprocess
import sys
import time


def once(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return (time.perf_counter() - start) * 1000, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main():
    runs, command = int(sys.argv[1]), sys.argv[2:]
    once(command)  # warms the page cache
    results = [once(command) for _ in range(runs)]
    print(f"{statistics.median(r[0] for r in results):.2f} {max(r[1] for r in results):.1f} {results[-1][2]}")


main()
