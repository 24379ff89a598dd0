import type { Config } from '../../src/config/config.ts';
import { readConfig } from '../../src/config/read.ts';
import { aTopic } from './paper.ts';

const defaults = readConfig(new Map([['keywords', 'scroll']]));

/** The defaults, with one topic; say only what the rule is about. */
export function aConfig(said: Partial<Config> = {}): Config {
  return { ...defaults, topics: [aTopic('scroll')], ...said };
}
