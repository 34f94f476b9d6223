// Sliders beside an appraisal: what comes of other assumptions. The library that draws is loaded when somebody asks
// for them, and the sums with it; what is said here is read from what is drawn.
"use strict";
(() => {
  const EMBED = {
    mode: "vega-lite", renderer: "svg", actions: false, defaultStyle: false, tooltip: false,
    ast: true, // expressions are walked through and never made into code, which the page's policy forbids
  };
  const SUMS = "data_0"; // what Vega-Lite calls the rows that all layers share: the sums up to each year
  const loaded = new Map();

  const load = (address) => {
    if (!loaded.has(address)) {
      loaded.set(address, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = done;
        script.onerror = () => {
          loaded.delete(address);
          failed(new Error("the file that draws it could not be loaded"));
        };
        document.head.append(script);
      }));
    }
    return loaded.get(address);
  };

  for (const block of document.querySelectorAll(".vc-whatif")) {
    const part = (name) => block.querySelector(`.vc-whatif-${name}`);
    const [open, tried, said, back] = ["open", "tried", "said", "back"].map(part);

    const show = async () => {
      open.disabled = true;
      try {
        await Promise.all([load(block.dataset.library), load(block.dataset.sliders)]);
        tried.hidden = false; // before it is drawn, so that there is a width to draw in
        const spec = valuecaseSliders[block.id];
        const { view } = await vegaEmbed(part("view"), spec, { ...EMBED, bind: part("sliders") });
        begin(view, spec);
        open.hidden = true;
      } catch (error) {
        tried.hidden = true;
        open.disabled = false;
        part("without").hidden = false;
        part("without").textContent = `Other assumptions cannot be tried here: ${error.message}.`;
      }
    };

    const begin = (view, spec) => {
      const sliders = [...part("sliders").querySelectorAll("input")];
      for (const slider of sliders) {
        const name = slider.closest("label").querySelector(".vega-bind-name");
        slider.setAttribute("aria-label", name.textContent);
      }
      view.addDataListener(SUMS, (_, rows) => tell(rows));
      tell(view.data(SUMS));
      back.addEventListener("click", () => {
        for (const param of spec.params) view.signal(param.name, param.value);
        view.runAsync();
        sliders[0].focus();
      });
      sliders[0].focus();
    };

    const tell = (rows) => {
      const last = rows.reduce((one, other) => (other.year > one.year ? other : one));
      part("npv").textContent = last.npv;
      if (part("bcr")) part("bcr").textContent = last.bcr;
    };

    open.hidden = false;
    part("without").hidden = true;
    open.addEventListener("click", show);
  }
})();
