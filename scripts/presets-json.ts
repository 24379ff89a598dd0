import { presetsIn } from '../src/site/preset-folder.ts';
import { readPreset } from '../src/site/preset.ts';
import { checksumOf } from '../src/site/read-presets.ts';

/** Returns the text of templates/presets.json: all presets, by the checksum of their preset.yml. */
export function presetsJson(): string {
  const folder = presetsIn('templates');
  const presets = folder.names().map((name) => {
    const text = folder.read(`${name}/preset.yml`) ?? '';
    return [checksumOf(text), readPreset(name, text)] as const;
  });
  return `${JSON.stringify(Object.fromEntries(presets))}\n`;
}
