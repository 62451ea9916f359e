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

/* What is pushed is one sentence without personal data, and where to look. */
self.addEventListener('push', event => {
  let told = {};
  try {
    told = event.data?.json() ?? {};
  } catch {
    // A message that can't be read still has to be shown: browsers end the subscription of who stays silent.
  }
  event.waitUntil(
    self.registration.showNotification('人事', {
      body: typeof told.text === 'string' ? told.text : '您有一条新消息，请打开查看。',
      icon: '/m/icon-192.png',
      tag: typeof told.tag === 'string' ? told.tag : 'renshi',
      data: { url: placeOf(told.url) },
    }),
  );
});

self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url ?? '/m/'));
});

/** A place within this app, whatever was pushed. */
function placeOf(url) {
  return typeof url === 'string' && /^\/m\/(#\/|$)/.test(url) ? url : '/m/';
}

async function open(url) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const mine = windows.find(each => new URL(each.url).pathname.startsWith('/m/'));
  if (!mine) return self.clients.openWindow(url);
  await mine.focus();
  return mine.navigate(url);
}

/** Assets carry a digest in their name: one that is kept is never stale. */
async function fromCache(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) (await caches.open(cacheName)).put(request, fresh.clone());
  return fresh;
}
