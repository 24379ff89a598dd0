import { describe, expect, test } from '@jest/globals';
import { takenOver } from '../../../src/render/collections/forerunner-table.ts';
import { listOf } from '../../../src/render/collections/list.ts';
import { printed } from './entries.ts';

const old = `## Updated on 2026.06.29
> Usage instructions: [here](./docs/README.md#usage)

## SLAM

|Publish Date|Title|Authors|PDF|Code|
|---|---|---|---|---|
|**2026-05-13**|**A SLAM | with a bar**|Christina Kassab et.al.|[2605.13741](http://arxiv.org/abs/2605.13741)|null|
|**2025-06-16**|**SuperPoint**|Shahram Syed et.al.|[2506.13089](http://arxiv.org/abs/2506.13089)|**[link](https://github.com/a/b)**|

<p align=right>(<a href=#updated-on-20260629>back to top</a>)</p>

## NeRF

|Publish Date|Title|Authors|PDF|Code|
|---|---|---|---|---|
|**2026-05-12**|**WildPose**|Jianhao Zheng et.al.|[2605.12774v2](http://arxiv.org/abs/2605.12774v2)|null|

<p align=right>(<a href=#updated-on-20260629>back to top</a>)</p>

[stars]: https://img.example/stars.svg
`;

describe('a table of cv-arxiv-daily', () => {
  const text = takenOver(old, printed) ?? '';
  const list = listOf({ path: 'README.md', head: '', topics: ['NeRF'], print: printed });

  test('becomes a list with all its papers', () => {
    expect(list.idsIn(text)).toEqual(['2605.13741', '2506.13089', '2605.12774']);
    expect(text).toContain('| 2026-05-13 | A SLAM | with a bar |');
    expect(text).not.toContain('Publish Date');
  });

  test('loses no other line', () => {
    const lines = new Set(text.split('\n'));
    for (const line of old.split('\n').filter((line) => !line.startsWith('|')))
      expect(lines.has(line)).toBe(true);
    expect(text.startsWith('## Updated on 2026.06.29\n> Usage')).toBe(true);
    expect(text.indexOf('[stars]')).toBeGreaterThan(text.indexOf('<!-- /paperboy: list -->'));
  });

  test('is converted once', () => {
    expect(takenOver(text, printed)).toBeUndefined();
  });

  test('keeps a row of another form', () => {
    const changed = old.replace(
      '|**2026-05-12**|**WildPose**|Jianhao Zheng et.al.|[2605',
      '|soon|[2605',
    );
    expect(takenOver(changed, printed)).toContain('|soon|[2605.12774v2]');
  });

  test('keeps a row with an additional column unchanged', () => {
    const row =
      '|**2026-05-01**|**More**|A et.al.|[2605.00001](http://arxiv.org/abs/2605.00001)|null|in short|';
    expect(takenOver(old.replace('|**2025', `${row}\n|**2025`), printed)).toContain(row);
  });

  test('is not recognised in other files', () => {
    expect(
      takenOver('# A list\n\n- [x](https://arxiv.org/abs/2605.12774)\n', printed),
    ).toBeUndefined();
  });
});
