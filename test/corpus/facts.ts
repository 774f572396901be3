// Prints, source by source, how often we and an independent parser agree on real messages,
// and every disagreement with its reason. One without a reason fails.
import { printTable } from '../bench/table.ts';
import { compareCorpus, factNames } from './compare.ts';

async function main(): Promise<void> {
  const { messages, shares, disagreements, stale } = await compareCorpus();
  if (messages === 0) return; // the reader of the corpus has said so
  const isFact = new Set<string>(factNames);
  const rows = [...shares].map(([key, { asked, agreed }]) => [
    isFact.has(key) ? `fact: ${key}` : key,
    `${agreed} of ${asked}`,
    `${((agreed / asked) * 100).toFixed(1)} %`,
  ]);
  rows.sort(([a = ''], [b = '']) => a.localeCompare(b));
  printTable(['source', 'agree', 'share'], rows);
  console.log(`${messages} messages were taken apart, none threw.`);
  for (const { fact, file, said, wanted, reason } of disagreements) {
    console.log(`\n${fact} of ${file}\n  ours:   ${said}\n  theirs: ${wanted}`);
    console.log(`  ${reason ?? 'NOT EXPLAINED'}`);
  }
  for (const key of stale) console.log(`\nExplained and yet agreed on: ${key}`);
  const open = disagreements.filter(({ reason }) => reason === undefined).length;
  console.log(
    `\n${disagreements.length} disagreements, ${open} of them not explained; ` +
      `${stale.length} explanations out of date.`,
  );
  process.exitCode = open + stale.length > 0 ? 1 : 0;
}

void main();
