/** `npm run reference`: writes action.yml and the README's tables from the schema; a test compares them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { actionYml } from './action-yml.ts';
import { withReference } from './reference.ts';

writeFileSync('action.yml', actionYml());
writeFileSync('README.md', withReference(readFileSync('README.md', 'utf8')));
