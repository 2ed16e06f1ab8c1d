// EDTF as the page needs it: the years it touches, a place in time, words to show.
const MONTHS = {
  fr: [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

// [first year, last year], null where no year is known; « ../2030 » has only its end, « 2015/.. » its start.
function yearsOf(date) {
  if (!date) return null;
  const years = date
    .split("/")
    .map((part) => {
      const found = /^(\d{3})(\d|X)/.exec(part);
      return found
        ? [
            Number(found[1] + (found[2] === "X" ? "0" : found[2])),
            Number(found[1] + (found[2] === "X" ? "9" : found[2])),
          ]
        : null;
    })
    .filter(Boolean);
  return years.length ? [years[0][0], years[years.length - 1][1]] : null;
}

// Sorts dates of any precision: undated ones last.
function dateKey(date) {
  const found = /\d{3}[\dX](-\d\d)?(-\d\d)?/.exec(date ?? "");
  return found ? found[0] : "9999";
}

function dateText(date) {
  if (!date) return word("undated");
  const [start, end] = date.split("/");
  if (end === undefined) return pointText(start);
  if (end === "..") return (language === "fr" ? "depuis " : "since ") + pointText(start);
  if (start === "..") return (language === "fr" ? "jusqu'à " : "until ") + pointText(end);
  return `${pointText(start)} – ${pointText(end)}`;
}

const SEASONS = {
  fr: { 21: "printemps", 22: "été", 23: "automne", 24: "hiver" },
  en: { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" },
};

function pointText(point) {
  const found = /^(\d{3}[\dX]|XXXX)(?:-(\d\d))?(?:-(\d\d))?([~?])?$/.exec(point);
  if (!found) return shownText(point);
  const [, year, month, day, doubt] = found;
  const parts = [];
  if (day) parts.push(Number(day) === 1 && language === "fr" ? "1er" : String(Number(day)));
  if (month) parts.push(MONTHS[language][Number(month) - 1] ?? SEASONS[language][month] ?? month);
  if (year.endsWith("X") && year !== "XXXX")
    parts.push(language === "fr" ? `années ${year.slice(0, 3)}0` : `${year.slice(0, 3)}0s`);
  else if (year !== "XXXX") parts.push(year);
  return (doubt ? (language === "fr" ? "vers " : "about ") : "") + parts.join(" ");
}
