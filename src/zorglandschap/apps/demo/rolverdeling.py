"""stub"""
def verdeel_rollen(regio, *, nu, voortgang): pass
