import { expect, test } from '@jest/globals';
import { atOnce } from '../../src/enrich/at-once.ts';
import { progressIn } from '../../src/enrich/progress.ts';

/** The lines about so many papers, of which one is done after the other. */
async function linesAbout(count: number): Promise<string[]> {
  const lines: string[] = [];
  const log = { info: (line: string) => lines.push(line), notice: () => undefined };
  const papers = Array.from({ length: count }, (_, n) => n);
  const onDone = progressIn(log, 'quill', count, 10);
  await atOnce(
    papers,
    4,
    () => Promise.resolve(),
    () => true,
    onDone,
  );
  return lines;
}

test('who is asked, about how many papers, and how far that has come', async () => {
  expect(await linesAbout(23)).toEqual([
    'Asking quill about 23 papers',
    'Asking quill about 23 papers: 10 of 23',
    'Asking quill about 23 papers: 20 of 23',
  ]);
  expect(await linesAbout(1)).toEqual(['Asking quill about 1 paper']);
  expect(await linesAbout(10)).toHaveLength(1);
  expect(await linesAbout(0)).toEqual([]);
});
