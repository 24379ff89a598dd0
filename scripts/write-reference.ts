/** `npm run reference`: writes action.yml, the configuration file's JSON Schema and the tables of docs/configuration.md; a test compares them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { actionYml } from './action-yml.ts';
import { configSchema } from './config-schema.ts';
import { withReference } from './reference.ts';

writeFileSync('action.yml', actionYml());
writeFileSync(
  'docs/configuration.md',
  withReference(readFileSync('docs/configuration.md', 'utf8')),
);
writeFileSync('paperboy.schema.json', configSchema());
