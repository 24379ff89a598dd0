/** Imports a text file in tests as the bundle does: its content is the default export. */
export default {
  process: (text) => ({ code: `export default ${JSON.stringify(text)};` }),
};
