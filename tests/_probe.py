from pathlib import Path
from tests.fuzz.run import Fuzzer, run
r = run(Fuzzer(Path("/tmp"), heavy=0.03, real=False), 300)
for o in r.slowest: print(round(o.seconds,2), o.number, o.how)
