// Beside each thing to hand on, a button that copies it: only here, as without a script it could not.
const words = document.querySelector("[data-copy]").dataset;

for (const handed of document.querySelectorAll(".handed")) {
  const said = handed.querySelector("input, textarea, .citation");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = words.copy;
  button.setAttribute("aria-describedby", (handed.querySelector("label, h3").id ||= `of-${said.id}`));
  button.addEventListener("click", async () => {
    button.textContent = (await copied(said)) ? words.copied : words.copy;
    document.getElementById("status").textContent = button.textContent;
    setTimeout(() => { button.textContent = words.copy; }, 3000);
  });
  said.after(button);
}

// Where the page is not reached in a safe way (no HTTPS), only what is selected can be copied.
async function copied(said) {
  const range = getSelection();
  if (said.select) said.select();
  else range.selectAllChildren(said);
  try {
    await navigator.clipboard.writeText(said.value ?? said.textContent);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
