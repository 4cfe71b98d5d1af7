/** What is at an address of this site, or why it is not here, in words. */
async function fetched(address, settings) {
  const response = await fetch(address, settings).catch(() => {
    throw new Error("the engine could not be fetched: there is no network, or the site does not answer")
  })
  if (!response.ok) throw new Error(`the engine could not be fetched: there is no ${address}`)
  return response
}

/**
 * A file of the engine, refused if a byte is another than when it was made.
 * `use` begins with what is unpacked before all of it is here; what it makes is given out after the comparison.
 */
async function arriving({ name, bytes, integrity }, base, use, onBytes) {
  // where there is no hash to be had, on a page that is not secure, the browser compares, and all comes at once
  const { subtle } = crypto
  const response = await fetched(base + name, { cache: "force-cache", ...(subtle ? {} : { integrity }) })
  const packed = new Uint8Array(bytes)
  let done = 0
  const counted = response.body.pipeThrough(new TransformStream({
    transform(chunk, controller) {
      if (done + chunk.length <= bytes) packed.set(chunk, done)
      done += chunk.length
      onBytes(chunk.length)
      controller.enqueue(chunk)
    },
  }))
  const unpacked = counted.pipeThrough(new DecompressionStream("gzip"))
  const used = use(new Response(unpacked, { headers: { "Content-Type": "application/wasm" } }))
  await used.catch(() => {})     // a file that is another is said to be so
  if (subtle) {
    const found = btoa(String.fromCharCode(...new Uint8Array(await subtle.digest("SHA-256", packed))))
    if (done !== bytes || `sha256-${found}` !== integrity) throw new Error(`${name} is not as it was made, and is not run`)
  }
  return used
}
