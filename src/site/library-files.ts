import type { Notice } from '../log.ts';
import type { SiteFiles } from './site-files.ts';
import { matcherOf } from './glob.ts';

/** The most characters of all files together. More would be slow without a better ranking. */
const MOST_LENGTH = 4_000_000;

/**
 * Reads the files that `library` names.
 *
 * @param patterns paths or globs
 * @returns the files by path, and a notice for each pattern without a matching file
 */
export async function libraryFiles(
  { paths, read }: Pick<SiteFiles, 'paths' | 'read'>,
  patterns: readonly string[],
): Promise<{
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly notices: readonly Notice[];
}> {
  const matched = patterns.map((pattern) => {
    const plain = pattern.replace(/^\.?\//, '');
    const matches = matcherOf(plain);
    return { pattern, paths: paths.filter((path) => path === plain || matches(path)) };
  });
  const notices: Notice[] = matched
    .filter((one) => one.paths.length === 0)
    .map(({ pattern }) => ({
      about: 'library',
      text: `No file on the base branch matches \`${pattern}\`. Use a path or glob such as \`_bibliography/*.bib\``,
    }));
  const wanted = [...new Set(matched.flatMap((one) => one.paths))].sort();
  const texts = await Promise.all(wanted.map((path) => read(path)));
  let room = MOST_LENGTH;
  const files = wanted.flatMap((path, nth) => {
    const text = texts[nth] ?? '';
    room -= text.length;
    if (room >= 0) return [{ path, text }];
    notices.push({
      about: path,
      text: `The library is larger than ${MOST_LENGTH} characters, so this file was not read`,
    });
    return [];
  });
  return { files, notices };
}
