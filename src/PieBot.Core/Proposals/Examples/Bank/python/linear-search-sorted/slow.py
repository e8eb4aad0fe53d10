def grades(scores, limits):
    result = []
    for score in scores:
        grade = 0
        while grade < len(limits) and limits[grade] <= score:
            grade += 1
        result.append(grade)
    return result
