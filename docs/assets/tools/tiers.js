/* The tier that answers give: the same sums and limits by which the standard's rules judge. */
(() => {
  const days = (start, end) => Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000);

  const pointsOf = (question, answer) => {
    if (answer === true) return question.points;
    if (typeof answer !== "number") return 0;
    return question.bands.reduce((sum, band) => sum + (answer > band.over ? band.points : 0), 0);
  };

  // What the answer to a question costs, and in which unit; person-days are the only other answer that has a limit.
  const costOf = (answer) => (typeof answer === "object" ? [answer.upper, answer.unit] : [answer, "d"]);

  // The limits that an answer passes: why a tier is too light for what the project may cost.
  const tooDear = (facts, answers, tier) => facts.questions.filter((each) => each.id in answers).filter((each) => {
    const [amount, unit] = costOf(answers[each.id]);
    return amount > each.limits[unit]?.[tier];
  });

  // The currency in which the standard has no limit: then nobody can say whether the tier fits.
  const unlimited = (facts, answers) => facts.questions.filter((each) => each.costs && each.id in answers)
    .map((each) => [each, answers[each.id].unit]).filter(([each, unit]) => !(unit in each.limits)).map(([, unit]) => unit);

  // Why the lightest tier is ruled out, apart from the points.
  const reasons = (facts, answers, dates) => {
    const found = facts.questions.filter((each) => each.flag && answers[each.id] === true)
      .map((each) => `red flag: ${each.title.toLowerCase()}`);
    const { people, days: most } = facts.light;
    if (answers.people > people) found.push(`more than ${people} people`);
    if (dates.start && dates.end && days(dates.start, dates.end) > most) found.push(`longer than ${most} days`);
    for (const each of tooDear(facts, answers, facts.tiers[0].id)) found.push(`${each.title.toLowerCase()} beyond its limit`);
    return found;
  };

  window.pmo.tier = (facts, answers, dates = {}) => {
    const lines = facts.questions.map((each) => [each, pointsOf(each, answers[each.id])]);
    const points = lines.reduce((sum, [, count]) => sum + count, 0);
    const against = reasons(facts, answers, dates);
    const tier = facts.tiers.find((each, number) => {
      const limit = facts.score[each.id];
      return (limit === undefined || points < limit) && (number > 0 || !against.length) && !tooDear(facts, answers, each.id).length;
    }) || facts.tiers.at(-1);
    return { tier, points, against, unlimited: unlimited(facts, answers), lines: lines.filter(([, count]) => count) };
  };
})();
