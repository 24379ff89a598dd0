/** Typesets `\(…\)` and `\[…\]` with MathJax, from files that lie beside this one. */
window.MathJax = {
  tex: {
    inlineMath: [['\\(', '\\)']],
    displayMath: [['\\[', '\\]']],
  },
};
const engine = document.createElement('script');
engine.src = new URL('mathjax/tex-svg-full.js', document.currentScript.src).href;
document.head.append(engine);
