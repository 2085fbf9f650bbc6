// Attendance: how many are there, as it is chosen. Everything works without this.
for (const formulier of document.querySelectorAll("[data-aanwezig]")) {
  const teller = formulier.querySelector("[data-aantal]");
  formulier.addEventListener("change", () => {
    teller.textContent = formulier.querySelectorAll("input[value=aanwezig]:checked").length;
  });
}
