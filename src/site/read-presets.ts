import { createHash } from 'node:crypto';
import { RunFailure } from '../failure.ts';
import type { Preset } from './preset.ts';
import type { Presets } from './presets.ts';

/** Presets by the checksum of their preset.yml. `npm run reference` writes it. */
const KNOWN_PRESETS = 'presets.json';

/**
 * Reads all presets. Those of KNOWN_PRESETS need no YAML parser, which would take a fifth of the time
 * of a run that finds nothing.
 *
 * @throws RunFailure TEMPLATE_INVALID
 */
export async function readPresets(presets: Presets): Promise<Preset[]> {
  const known = JSON.parse(presets.read(KNOWN_PRESETS) ?? '{}') as Record<string, Preset>;
  return Promise.all(
    presets.names().map(async (name) => {
      const path = `${name}/preset.yml`;
      const text = presets.read(path);
      if (text === undefined) throw missingTemplate(path);
      const preset = known[checksumOf(text)];
      if (preset !== undefined) return { ...preset, name };
      const { readPreset } = await import('./preset.ts');
      return readPreset(name, text);
    }),
  );
}

/** Returns the SHA-256 of a text, in hexadecimal digits. */
export function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Returns the failure for a file below templates/ that is not there. */
export function missingTemplate(path: string): RunFailure {
  return new RunFailure('INTERNAL', `templates/${path} is missing: is templates/ beside dist/?`);
}
