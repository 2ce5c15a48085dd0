// WordPress shows what it does not know in a frame that may open no window. It tells each frame a
// secret, and whoever says it may have the frame as high as its page and follow links of its own site.
const secret = /[?&]secret=([a-zA-Z0-9]+)/.exec(location.hash)?.[1];

if (secret && parent !== window) {
  const say = (message, value) => parent.postMessage({ message, value, secret }, "*");
  const sayHeight = () => {
    const parts = [...document.body.children];
    say("height", parts.reduce((sum, part) => sum + part.offsetHeight, 0));
  };
  sayHeight();
  addEventListener("resize", sayHeight);
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    event.preventDefault();
    say("link", link.href);
  });
}
