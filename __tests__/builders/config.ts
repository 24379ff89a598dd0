import type { Config } from '../../src/config/config.ts';
import { readConfig } from '../../src/config/read.ts';
import { aTopic } from './paper.ts';

const defaults = readConfig(new Map([['keywords', 'scroll']]));

/** Returns the default configuration with one topic. Pass only the values that a test needs. */
export function aConfig(given: Partial<Config> = {}): Config {
  return { ...defaults, topics: [aTopic('scroll')], ...given };
}
