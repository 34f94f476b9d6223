// The live preview: this page is loaded again when the site has changed, and told what is wrong when it cannot.
(() => {
  const own = document.currentScript.dataset
  const box = document.getElementById("vc-preview")
  const folded = "vc-preview-folded"
  let said = own.said
  let source
  let over

  const fold = () => {
    const panel = box.querySelector("details")
    if (!panel) return
    panel.open = sessionStorage.getItem(folded) === null
    panel.addEventListener("toggle", () => {
      if (panel.open) sessionStorage.removeItem(folded)
      else sessionStorage.setItem(folded, "yes")
    })
  }

  const hear = (event) => {
    const now = JSON.parse(event.data)
    if (now.page !== own.page) {
      location.reload() // the browser keeps the place on the page
    } else if (now.said !== said) {
      said = now.said
      box.innerHTML = now.panel
      fold()
    }
  }

  // Browsers open few connections to one place, so only the page that is looked at listens.
  const listen = () => {
    if (document.visibilityState === "visible") {
      if (source) return
      source = new EventSource("/_preview/events?page=" + encodeURIComponent(location.pathname))
      source.onmessage = hear
      source.onopen = () => { if (over) location.reload() }
      source.onerror = () => {
        if (over) return
        over = document.createElement("p")
        over.className = "vc-preview__word"
        over.setAttribute("role", "status")
        over.textContent = "The preview has ended: what is saved now is not shown. This page comes to life when valuecase serve runs again."
        box.after(over)
      }
    } else if (source) {
      source.close()
      source = undefined
    }
  }

  if (new URLSearchParams(location.search).has("gone")) history.replaceState(null, "", location.pathname)
  fold()
  listen()
  document.addEventListener("visibilitychange", listen)
  addEventListener("pageshow", listen)
  addEventListener("pagehide", () => { if (source) source.close(); source = undefined })
})()
