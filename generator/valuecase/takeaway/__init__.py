"""Everything to take away: tables of cases, whole cases as data, a workbook of all figures."""
