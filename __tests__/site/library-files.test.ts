import { expect, test } from '@jest/globals';
import { libraryFiles } from '../../src/site/library-files.ts';
import { aBranch } from '../builders/site.ts';

const none = (pattern: string) => ({
  about: 'library',
  text: `No file on the base branch matches \`${pattern}\`. Use a path or glob such as \`_bibliography/*.bib\``,
});

test('a library is the files that match its paths and globs, each once, by name', async () => {
  const branch = aBranch({ 'b.bib': 'B', 'refs/a.bib': 'A', 'x.txt': 'X', '[1].bib': 'one' });
  const patterns = ['./b.bib', '/refs/*.bib', '*.bib', '[1].bib', 'none.bib'];
  expect(await libraryFiles(branch, patterns)).toEqual({
    files: [
      { path: '[1].bib', text: 'one' },
      { path: 'b.bib', text: 'B' },
      { path: 'refs/a.bib', text: 'A' },
    ],
    notices: [none('none.bib')],
  });
  expect(await libraryFiles(branch, [])).toEqual({ files: [], notices: [] });
});

test('a library has at most 4 million characters', async () => {
  const branch = aBranch({ a: 'a'.repeat(3_999_999), b: 'b', c: 'c' });
  const { files, notices } = await libraryFiles(branch, ['*']);
  expect(files.map(({ path }) => path)).toEqual(['a', 'b']);
  expect(notices).toEqual([
    {
      about: 'c',
      text: 'The library is larger than 4000000 characters, so this file was not read',
    },
  ]);
});
