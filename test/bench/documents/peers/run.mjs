// node run.mjs SUBJECT CASE.json OUT.pdf SECONDS: makes one document again and again, each with a number of its own.
import { readFileSync, writeFileSync } from 'node:fs';

const [subject, file, out, seconds] = process.argv.slice(2);
const given = JSON.parse(readFileSync(file, 'utf8'));
const { prepare } = await import(`./${subject}.mjs`);
const make = await prepare(given);
const numbered = (index) => `VPC-2026-${String(index).padStart(5, '0')}`;

let bytes;
for (let index = 0; index < 5; index++) bytes = await make(numbered(index));
writeFileSync(out, bytes);
const cpu = process.cpuUsage();
const start = performance.now();
let count = 0;
let peak = 0;
while (performance.now() - start < Number(seconds) * 1000 || count < 5) {
  bytes = await make(numbered(count + 5));
  count++;
  peak = Math.max(peak, process.memoryUsage.rss());
}
const { user, system } = process.cpuUsage(cpu);
const wallMs = performance.now() - start;
process.stdout.write(
  `${JSON.stringify({ count, wallMs, cpuMs: (user + system) / 1000, megabytes: peak / 1e6, bytes: bytes.length })}\n`,
);
