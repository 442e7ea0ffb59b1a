/** Ends a check: with every fault on a line of its own and exit code 1, or with the line that says what is right. */
export function conclude(faults: string[], right: string): void {
  if (faults.length === 0) return console.log(right);
  for (const fault of faults) console.error(fault);
  process.exitCode = 1;
}
