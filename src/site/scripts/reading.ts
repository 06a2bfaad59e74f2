/** Marks, in the list of headings beside a page, the part that is being read: the last heading above the upper third of the window. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-reading] a')];
const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

/** Where the list has room beside the text; elsewhere nobody sees it. */
const wide = matchMedia('(min-width: 72rem)');

function mark(): void {
  // At the very end the last part is read, however short it is.
  const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const line = innerHeight / 3;
  const at = atEnd ? headings.length - 1 : headings.findLastIndex((heading) => heading !== null && heading.getBoundingClientRect().top < line);
  links.forEach((link, index) => {
    if (index === at) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  });
}

let waiting = false;
function markSoon(): void {
  if (waiting || !wide.matches) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    mark();
  });
}
addEventListener('scroll', markSoon, { passive: true });
wide.addEventListener('change', markSoon);
markSoon();
