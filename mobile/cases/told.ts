/** Shows for a moment, above whatever screen comes next, that something was done. */
export function tellDone(words: string): void {
  document.querySelector('.told')?.remove();
  const region = document.createElement('p');
  region.className = 'told';
  region.setAttribute('role', 'status');
  document.body.append(region);
  // A screen reader says what changes in a region that it knows already.
  setTimeout(() => {
    region.textContent = words;
  }, 50);
  setTimeout(() => region.remove(), 3500);
}
