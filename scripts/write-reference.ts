/** `npm run reference`: writes action.yml, the configuration file's JSON Schema and the README's tables; a test compares them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { actionYml } from './action-yml.ts';
import { configSchema } from './config-schema.ts';
import { withReference } from './reference.ts';

writeFileSync('action.yml', actionYml());
writeFileSync('README.md', withReference(readFileSync('README.md', 'utf8')));
writeFileSync('paperboy.schema.json', configSchema());
