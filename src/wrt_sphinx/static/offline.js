// The page works without a network after it did once with it; see beside/shipping.py, which puts before it
// BUILD, a hash of all it keeps, and FILES, their addresses from here
const KEPT = `${registration.scope} ${BUILD}`

async function keep() {
  const cache = await caches.open(KEPT)
  const request = file => new Request(file, { cache: isHashed(new URL(file, location)) ? "force-cache" : "no-cache" })
  await cache.addAll(FILES.map(request))
  await skipWaiting()
}

async function forgetOlder() {
  const older = name => name.startsWith(`${registration.scope} `) && name !== KEPT
  await Promise.all((await caches.keys()).filter(older).map(name => caches.delete(name)))
  await clients.claim()
}

const isHashed = ({ pathname }) => /\/engine\/\w+\.[0-9a-f]{ 16 }\.\w+$/.test(pathname)

const kept = async request => (await caches.open(KEPT)).match(request.mode === "navigate" ? "./" : request)

/** What says what it holds is taken from what is kept; all else only where there is no network. */
async function found(request) {
  if (isHashed(new URL(request.url))) return await kept(request) ?? fetch(request)
  try {
    return await fetch(request)
  } catch (error) {
    const before = await kept(request)
    if (before) return before
    throw error
  }
}

addEventListener("install", event => event.waitUntil(keep()))
addEventListener("activate", event => event.waitUntil(forgetOlder()))
addEventListener("fetch", event => {
  const { method, url } = event.request
  if (method === "GET" && new URL(url).origin === location.origin) event.respondWith(found(event.request))
})
