import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Presets } from './presets.ts';

/** Reads the presets from templates/, which is beside dist/. */
export function presetsIn(
  folder = fileURLToPath(new URL('../templates', import.meta.url)),
): Presets {
  return {
    names: () =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort(),
    read(path) {
      try {
        return readFileSync(join(folder, path), 'utf8');
      } catch {
        return undefined;
      }
    },
  };
}
