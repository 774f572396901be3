// One run: a mailbox, and what a person does with it in a real browser while everything fails
// in turn; then one visit without a fault, and the question whether anything was lost.
import { expect, type Page } from '@playwright/test';
import { createChance, type Chance } from '../fuzz/chance.ts';
import { makeMail } from '../loss/mail.ts';
import { startTruth, type Held, type Truth } from '../loss/server.ts';
import { breakServer, changeServer } from '../loss/upsets.ts';
import type { Bench } from './bench.ts';
import { attempt, comeIn, listed, type Deed, type Hands } from './hands.ts';
import { judge, subjectOf } from './judge.ts';

export type Report = {
  seed: number;
  faults: string[];
  /** Done, and what the screen did not let be done. */
  done: Deed[];
  refused: Deed[];
  violations: string[];
};

/** ours: rules and renaming come to their end in a visit without faults */
const settledMs = 30_000;

type Stage = {
  user: string;
  bench: Bench;
  truth: Truth;
  chance: Chance;
  report: Report;
  all: Held[];
  takenElsewhere: Set<string>;
  committed: Set<string>;
};

/** Never rejects. */
export async function play(seed: number, bench: Bench): Promise<Report> {
  const chance = createChance(seed);
  const truth = await startTruth();
  const mail = makeMail(chance);
  const report: Report = { seed, faults: [], done: [], refused: [], violations: [] };
  const stage: Stage = {
    user: `anna-${seed}`,
    ...{ bench, truth, chance, report, all: [] },
    ...{ takenElsewhere: new Set(), committed: new Set() },
  };
  const upset = { truth, chance, faults: report.faults };
  const bring = (count: number): void => {
    const fresh = Array.from({ length: count }, () => mail.next());
    stage.all.push(...fresh);
    truth.change((held) => [...held, ...fresh]);
  };
  try {
    bench.comeFrom(chance);
    bring(3 + chance.below(12));
    const visits = 1 + chance.below(3);
    for (let n = 0; n < visits; n++) {
      if (n > 0) changeServer(upset, { ...stage, names: new Map() }, bring);
      await trouble(stage);
    }
    report.violations = await lastVisit(stage);
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report.violations = [`it broke: ${what}`];
  } finally {
    await bench.mend();
    await truth.stop();
  }
  return report;
}

/** A visit in which things fail, and its end. */
async function trouble(stage: Stage): Promise<void> {
  const { bench, truth, chance, report } = stage;
  breakServer({ truth, chance, faults: report.faults });
  if (chance.happens(0.1)) {
    await bench.limit(300_000 + chance.below(600_000));
    report.faults.push('quota');
  }
  const tabs: Page[] = [];
  const open = async (): Promise<Hands | null> => {
    const page = await bench.page();
    tabs.push(page);
    if (chance.happens(0.1)) {
      await page.clock.setSystemTime(Date.now() + (chance() - 0.5) * 7e10);
      report.faults.push('clock jump');
    }
    const hands = handsOf(stage, page);
    for (let n = 0; n < 3; n++) {
      const isIn = await comeIn(hands).then(
        () => true,
        () => false,
      );
      if (isIn) return hands;
    }
    return null;
  };
  let hands = await open();
  for (let n = 2 + chance.below(5); hands && n > 0; n--) {
    const next: Page | undefined = tabs[chance.below(tabs.length)];
    if (next && !next.isClosed()) hands = handsOf(stage, next);
    if (chance.happens(0.3)) {
      const left = await breakTab(stage, hands.page);
      if (left === 'gone') {
        tabs.splice(tabs.indexOf(hands.page), 1);
        hands = tabs[0] ? handsOf(stage, tabs[0]) : await open();
      } else if (left === 'second') {
        report.faults.push('second tab');
        hands = (await open()) ?? hands;
      }
      continue;
    }
    const deed = chance.oneOf<Deed>([
      ...(['saveAll', 'saveAll', 'moveAll', 'moveAll', 'mark', 'mark'] as const),
      ...(['commit', 'commit', 'read', 'undo', 'look', 'leave', 'wait'] as const),
    ]);
    const isDone = await attempt(hands, deed);
    (isDone ? report.done : report.refused).push(deed);
  }
  if (chance.happens(0.3)) {
    report.faults.push('browser killed');
    await bench.killBrowser();
  } else
    for (const page of tabs) {
      const isCrash = chance.happens(0.5);
      report.faults.push(isCrash ? 'page crashed' : 'page closed');
      if (isCrash) await crash(page);
      await page.close().catch(() => {});
    }
  truth.arm(null);
  truth.hangUp();
  await bench.mend();
}

const handsOf = (
  { bench, truth, chance, committed, user }: Stage,
  page: Page,
): Hands => ({
  ...{ page, origin: bench.origin, user, truth },
  ...{ chance, committed },
});

async function crash(page: Page): Promise<void> {
  const dead = new Promise((resolve) => page.once('crash', resolve));
  const cdp = await page.context().newCDPSession(page);
  void cdp.send('Page.crash').catch(() => {}); // it never answers
  await dead;
}

async function breakTab(
  { bench, truth, chance, report }: Stage,
  page: Page,
): Promise<'there' | 'gone' | 'second'> {
  const what = chance.oneOf([
    ...([
      'line lost',
      'line lost',
      'proxy lost',
      'worker killed',
      'worker killed',
    ] as const),
    ...(['page crashed', 'page reloaded', 'second tab'] as const),
  ]);
  if (what === 'second tab') return 'second';
  report.faults.push(what);
  switch (what) {
    case 'line lost':
      truth.hangUp();
      return 'there';
    case 'proxy lost':
      bench.cutProxy();
      return 'there';
    case 'worker killed':
      for (const worker of page.workers())
        if (chance.happens(0.6)) void worker.evaluate(() => self.close()).catch(() => {});
      return 'there';
    case 'page crashed':
      await crash(page);
      await page.close().catch(() => {});
      return 'gone';
    case 'page reloaded':
      await page.close().catch(() => {}); // what was typed is not kept: the same as to reload
      return 'gone';
  }
}

/** Nothing fails in it. What is wrong for a moment, while rules still work, is not counted. */
async function lastVisit(stage: Stage): Promise<string[]> {
  const { bench, truth, all, takenElsewhere } = stage;
  const page = await bench.page();
  const hands = handsOf(stage, page);
  await comeIn(hands).catch(() => comeIn(hands));
  const committed = new Set(
    all.flatMap((one) => (stage.committed.has(subjectOf(one)) ? one.key : [])),
  );
  let wrong: string[] = [];
  const look = async (): Promise<string[]> => {
    wrong = ['it never came to rest'];
    const shown = await listed(page);
    const held = truth.held();
    const deleted = [...truth.deleted];
    const here = shown && (await bench.kept(stage.user, truth.port));
    if (here)
      wrong = judge({
        ...{ all, held, deleted, here, shown },
        committed,
        takenElsewhere,
      });
    return wrong;
  };
  // Twice: a rule may act on what this visit made whole.
  for (let looks = 0; looks < 2; looks++) {
    await expect
      .poll(look, { timeout: settledMs, intervals: [300] })
      .toEqual([])
      .catch(() => {}); // it is told below
    if (wrong.length > 0) break;
    await page.keyboard.press('Shift+R');
  }
  await page.close();
  return wrong;
}
