import { readdirSync, readFileSync } from 'node:fs';

const tickMs = 10; // Linux counts a process's time in hundredths of a second
const pageBytes = 4096;

/** What the typesetters of this process have used so far, and hold now; of those at work. Linux alone tells. */
export function typesetters(): { cpuMs: number; bytes: number } {
  let ticks = 0;
  let pages = 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      if (!readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes('typeset-worker')) continue;
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      if (fields[1] !== process.pid) continue;
      ticks += fields[11]! + fields[12]!;
      pages += Number(readFileSync(`/proc/${entry}/statm`, 'utf8').split(' ')[1]);
    } catch {
      // It has ended meanwhile.
    }
  }
  return { cpuMs: ticks * tickMs, bytes: pages * pageBytes };
}
