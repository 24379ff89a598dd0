/** Typesets `\(…\)` and `\[…\]` with KaTeX, from files that lie beside this one. */
const here = new URL('.', document.currentScript.src).href;

const load = (file) =>
  new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = here + file;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });

const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
sheet.href = `${here}katex/katex.min.css`;
document.head.append(sheet);

load('katex/katex.min.js')
  .then(() => load('katex/contrib/auto-render.min.js'))
  .then(() => {
    window.renderMathInElement(document.body, {
      delimiters: [
        { left: '\\(', right: '\\)', display: false },
        { left: '\\[', right: '\\]', display: true },
      ],
      throwOnError: false,
    });
  });
