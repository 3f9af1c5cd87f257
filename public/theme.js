// Before anything is drawn: the theme and the language that the reader chose, if any.
try {
  const { dataset } = document.documentElement;
  const theme = localStorage.getItem("terang-theme");
  if (theme === "dark" || theme === "light") dataset.theme = theme;
  const lang = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem("terang-language");
  if (lang === "en" || lang === "id") document.documentElement.lang = lang;
} catch {
  // Without storage the system's theme and the page's language hold.
}
