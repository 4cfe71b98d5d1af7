const STOPPED = "stopped", READING = "reading"
const FAILED = {
  MemoryError: "this takes more memory than a page should",
  RecursionError: "this is nested too deeply",
}

/** The engine that built the site, in this page: nothing is fetched before `start`, and nothing leaves the machine. */
class Engine {
  #base; #manifest; #worker; #module; #begun; #fail; #isReady = false; #running; #waiting = []; #number = 0

  constructor(base = new URL("engine/", location).href) {
    this.#base = base
  }

  /** Fetch and boot it once; `onProgress` is told the bytes that are here, and those of all. */
  start(onProgress = () => {}) {
    if (!this.#begun) {
      const begun = this.#begun = this.#begin(onProgress)
      begun.catch(() => {
        if (this.#begun !== begun) return
        this.#manifest = undefined      // of a site that has another by now
        this.#end()
      })
    }
    return this.#begun
  }

  async #begin(onProgress) {
    if (location.protocol === "file:") {
      throw new Error("Opened from disk a page may run no engine: run make serve, and open what it names.")
    }
    const stopped = new Promise((_, reject) => { this.#fail = reject })
    stopped.catch(() => {})
    await Promise.race([stopped, this.#boot(onProgress)])
    // once all is here, so that it is not fetched twice
    navigator.serviceWorker?.register(new URL("../offline.js", this.#base)).catch(() => {})
  }

  async #boot(onProgress) {
    const fail = this.#fail
    this.#manifest ??= await (await fetched(`${this.#base}manifest.json`, { cache: "no-cache" })).json()
    const { files, first } = this.#manifest
    const needed = first.filter(name => !(name === "wasm" && this.#module))
    const all = needed.reduce((sum, name) => sum + files[name].bytes, 0)
    let done = 0
    const tell = bytes => onProgress(Math.min(done += bytes, all), all)
    const source = await arriving(files.worker, this.#base, response => response.blob(), tell)
    if (fail !== this.#fail) return        // stopped meanwhile
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }))
    const worker = this.#worker = new Worker(address, { type: "module" })
    await new Promise((resolve, reject) => {
      worker.onerror = event => reject(new Error(event.message || "the engine could not begin"))
      worker.onmessage = ({ data }) => {
        if (data.bytes) tell(data.bytes)
        else if (data.module) resolve(this.#module = data.module)
        else reject(new Error(data.why))
      }
      worker.postMessage({ base: this.#base, files, module: this.#module })
    }).finally(() => URL.revokeObjectURL(address))
    this.#isReady = true
    worker.onmessage = ({ data }) => this.#hear(data)
    worker.onerror = event => this.#hear({ id: this.#running?.id, failed: "Error", why: event.message })
  }

  /** What it answers; a question waits for those before it, a newer reading takes the place of one that waits. */
  ask(request, seconds = 10) {
    return new Promise((resolve, reject) => {
      if (request.about === READING) {
        const old = this.#waiting.filter(one => one.request.about === READING)
        this.#waiting = this.#waiting.filter(one => !old.includes(one))
        for (const one of old) one.reject(new Error("replaced"))
      }
      this.#waiting.push({ id: ++this.#number, request, seconds, resolve, reject })
      this.#next()
    })
  }

  async #next() {
    if (this.#running || !this.#waiting.length) return
    const one = this.#running = this.#waiting.shift()
    try {
      await this.start()
    } catch (error) {
      if (this.#running === one) this.#settle("reject", error)
      return
    }
    if (this.#running !== one) return
    this.#limit(one)
    this.#worker.postMessage({ id: one.id, request: JSON.stringify(one.request) })
  }

  #limit(one) {
    one.timer = setTimeout(() => {
      this.#renew()
      this.#settle("reject", new Error(`no answer within ${one.seconds} seconds`))
    }, 1000 * one.seconds)
  }

  #hear({ id, waits, answer, isFull, failed, why }) {
    const one = this.#running
    if (!one || id !== one.id) return
    if (waits !== undefined) {      // for SymPy, which is no reckoning
      if (waits) clearTimeout(one.timer)
      else this.#limit(one)
    } else if (failed) {
      this.#renew()
      this.#settle("reject", new Error(FAILED[failed] ?? why))
    } else {
      if (isFull) this.#renew()      // its memory never becomes less
      this.#settle("resolve", JSON.parse(answer))
    }
  }

  #settle(how, what) {
    const one = this.#running
    clearTimeout(one?.timer)
    this.#running = undefined
    one?.[how](what)
    this.#next()
  }

  /** End what runs and what waits; it boots again, from what is compiled already. */
  stop() {
    const error = new Error(STOPPED)
    for (const one of this.#waiting.splice(0)) one.reject(error)
    this.#fail?.(error)
    this.#renew()
    this.#settle("reject", error)
  }

  /** Another worker, where there was one; what was still on its way is not fetched again. */
  #renew() {
    const again = this.#isReady
    this.#end()
    if (again) this.start().catch(() => {})
  }

  #end() {
    this.#isReady = false
    this.#worker?.terminate()
    this.#worker = this.#begun = this.#fail = undefined
  }
}
