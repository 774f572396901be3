# Python's poplib at one job: the task as JSON on standard input, one line of figures out.
import json
import poplib
import resource
import ssl
import sys
import time

task = json.load(sys.stdin)
count_of_list = task.get("count", 50)


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return (used.ru_utime + used.ru_stime) * 1000


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


cpu_before = cpu()
began = time.perf_counter()
if task["security"] == "tls":
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    client = poplib.POP3_SSL(task["host"], task["port"], context=context)
else:
    client = poplib.POP3(task["host"], task["port"])
client.user(task["user"])
client.pass_(task["password"])
count, _ = client.stat()
job = task["job"]
if job != "delete":
    client.list()
    client.uidl()
first = max(1, count - count_of_list + 1) if job == "list" else 1
octets = 0
messages = 0
for n in range(first, count + 1):
    messages += 1
    if job == "delete":
        client.dele(n)
    elif job in ("list", "headers"):
        octets += sum(len(line) + 2 for line in client.top(n, 0)[1])
    else:
        message = b"\r\n".join(client.retr(n)[1]) + b"\r\n"
        octets += len(message)
        with open(f"{task['folder']}/{n}.eml", "wb") as file:
            file.write(message)
if job == "list":
    wall = time.perf_counter() - began
    client.quit()
else:
    client.quit()
    wall = time.perf_counter() - began
print(
    json.dumps(
        {
            "wall_ms": wall * 1000,
            "cpu_ms": cpu() - cpu_before,
            "rss_mb": highest(),
            "bytes": octets,
            "messages": messages,
        }
    )
)
