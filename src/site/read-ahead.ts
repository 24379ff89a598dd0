import type { SiteFiles } from './site-files.ts';
import { readPresets } from './layout.ts';
import type { Presets } from './presets.ts';
import { filesAbout } from './site-values.ts';

/**
 * Starts to read the settings of the site's generator, which follow from the paths alone. Whoever
 * reads them later waits less, and gets the failure where there is one.
 *
 * @param files whose `read` answers a second time without a request
 */
export function readAhead(presets: Presets, { paths, read }: SiteFiles): void {
  for (const path of filesAbout(readPresets(presets), paths)) read(path).catch(() => undefined);
}
