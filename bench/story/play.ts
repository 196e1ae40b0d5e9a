import { CHAPTERS, damaged, killed } from './chapters.js';
import { openStage } from './stage.js';
import type { Tell } from './supervised.js';

/**
 * Plays the life of a bot under a supervisor, with real processes, real files and a local Discord: outages, signals,
 * files that change and break, and kills. Each chapter ends with an answer.
 *
 * @param kills how often it is killed at a random moment
 * @param heading called with the title of each chapter
 * @throws {Error} if a chapter does not end as it should
 */
export async function playStory(kills: number, heading: (title: string) => void, tell: Tell): Promise<void> {
  const stage = await openStage(tell);
  try {
    for (const [title, chapter] of Object.entries({ ...CHAPTERS, ...damaged(), ...killed(kills) })) {
      heading(title);
      await chapter(stage);
    }
  } finally {
    await stage.close();
  }
}

/** Plays it and prints the output of supervisor and program. */
export async function benchStory(kills: number): Promise<void> {
  await playStory(
    kills,
    (title) => console.log(`\n${title}`),
    (by, line) => console.log(`  ${by === 'supervisor' ? 'Supervisor' : '   Program'}: ${line}`),
  );
  console.log('\nIt answers.');
}
