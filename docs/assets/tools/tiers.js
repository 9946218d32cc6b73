/* The tier that answers give: the same sums and limits by which the standard's rules judge. */
(() => {
  const days = (start, end) => Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000);

  const pointsOf = (question, answer) => {
    if (answer === true) return question.points;
    if (typeof answer !== "number") return 0;
    return question.bands.reduce((sum, band) => sum + (answer > band.over ? band.points : 0), 0);
  };

  // Why the lightest tier is ruled out, apart from the points.
  const reasons = (facts, answers, dates) => {
    const found = facts.questions.filter((each) => each.flag && answers[each.id] === true)
      .map((each) => `red flag: ${each.title.toLowerCase()}`);
    const { people, days: most } = facts.light;
    if (answers.people > people) found.push(`more than ${people} people`);
    if (dates.start && dates.end && days(dates.start, dates.end) > most) found.push(`longer than ${most} days`);
    return found;
  };

  window.pmo.tier = (facts, answers, dates = {}) => {
    const lines = facts.questions.map((each) => [each, pointsOf(each, answers[each.id])]);
    const points = lines.reduce((sum, [, count]) => sum + count, 0);
    const against = reasons(facts, answers, dates);
    const tier = facts.tiers.find((each, number) => {
      const limit = facts.score[each.id];
      return (limit === undefined || points < limit) && (number > 0 || !against.length);
    }) || facts.tiers.at(-1);
    return { tier, points, against, lines: lines.filter(([, count]) => count) };
  };
})();
