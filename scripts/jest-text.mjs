/** Lets a test import a text file as the bundle does: its content is the default export. */
export default {
  process: (text) => ({ code: `export default ${JSON.stringify(text)};` }),
};
