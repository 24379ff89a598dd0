/** Generates action.yml from the schema. `npm run reference` writes it, and a test compares it. */
import { INPUTS, INPUT_NAMES, type Input, OUTPUTS } from '../src/config/schema.ts';
import { stringify } from 'yaml';

export function actionYml(): string {
  const inputs = Object.fromEntries(
    INPUT_NAMES.map((name) => {
      const { help, default: usual }: Input = INPUTS[name];
      // The runner passes a default of action.yml as if the workflow had set it, which would override
      // the configuration file. So only the token, which cannot be in that file, has a default here.
      if (name === 'token') return [name, { description: help, required: false, default: usual }];
      const description = usual ? `${help} Default: \`${usual}\`.` : help;
      return [name, { description, required: false }];
    }),
  );
  const outputs = Object.fromEntries(
    Object.entries(OUTPUTS).map(([name, description]) => [name, { description }]),
  );
  const action = {
    name: 'Paperboy: arXiv digest',
    description: 'Your arXiv digest, delivered as a pull request',
    author: 'The Paperboy authors',
    branding: { icon: 'book-open', color: 'red' },
    inputs,
    outputs,
    runs: { using: 'node24', main: 'dist/index.js' },
  };
  return `# Written by \`npm run reference\` from src/config/schema.ts.\n${stringify(action, { lineWidth: 0 })}`;
}
