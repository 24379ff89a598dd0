/**
 * `npm run reference`: writes action.yml, the configuration file's JSON Schema, templates/presets.json and
 * the tables of docs/configuration.md and docs/troubleshooting.md. A test compares them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { actionYml } from './action-yml.ts';
import { configSchema } from './config-schema.ts';
import { presetsJson } from './presets-json.ts';
import { REFERENCES, withReference } from './reference.ts';

writeFileSync('action.yml', actionYml());
for (const path of REFERENCES) writeFileSync(path, withReference(readFileSync(path, 'utf8')));
writeFileSync('paperboy.schema.json', configSchema());
writeFileSync('templates/presets.json', presetsJson());
