import type { SiteFiles } from './site-files.ts';
import { readPresets } from './read-presets.ts';
import type { Presets } from './presets.ts';
import { filesAbout } from './site-values.ts';

/**
 * Starts to read the generator's settings, whose paths are known from the listing. A later `read` of
 * such a file waits less and throws if the request failed.
 *
 * @param files whose `read` makes one request for each file
 */
export function readAhead(presets: Presets, { paths, read }: SiteFiles): void {
  const start = async () => {
    for (const path of filesAbout(await readPresets(presets), paths))
      read(path).catch(() => undefined);
  };
  // A preset that cannot be read stops the run when the site is recognised.
  start().catch(() => undefined);
}
