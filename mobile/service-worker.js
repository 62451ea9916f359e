/* The build puts in the version and the shell's assets. Answers of /api/ hold personal data and are never kept. */
const version = '__VERSION__';
const shell = ['__SHELL__'];
const cacheName = `renshi-m-${version}`;
const offlinePage = '/m/offline.html';
const always = [offlinePage, '/m/offline.css', '/m/icon.svg', '/m/manifest.webmanifest'];

self.addEventListener('install', event => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then(cache => cache.addAll([...always, ...shell]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', event => {
  event.waitUntil(
    caches
      .keys()
      .then(names =>
        Promise.all(
          names.filter(name => name.startsWith('renshi-m-') && name !== cacheName).map(n => caches.delete(n)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith('/m/')) return;
  if (request.mode === 'navigate') {
    // The page itself comes from the network, so that a new version and its content policy arrive at once.
    event.respondWith(fetch(request).catch(() => caches.match(offlinePage)));
  } else if (url.pathname.startsWith('/m/assets/')) {
    event.respondWith(fromCache(request));
  } else {
    event.respondWith(fetch(request).catch(() => caches.match(request).then(kept => kept ?? Response.error())));
  }
});

/** Assets carry a digest in their name: one that is kept is never stale. */
async function fromCache(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) (await caches.open(cacheName)).put(request, fresh.clone());
  return fresh;
}
