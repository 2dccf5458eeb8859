// Start: build the controls, draw, and go to the node that the address names, if any.

state.level = Math.min(matchMedia("(max-width: 60rem)").matches ? 0 : 1, page.levels.length - 1);
buildControls();
startPicture();
fillTable();
fillSources();
showDetails();

function nodeInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

if (nodes.has(nodeInAddress())) select(nodeInAddress(), { focus: true });
